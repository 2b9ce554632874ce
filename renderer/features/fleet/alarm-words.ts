import { isTrip, type Alarm } from '../../state/alarms.ts';

/** `1 critical, 2 warnings`; empty for none. */
export function alarmSummary(alarms: readonly Pick<Alarm, 'severity'>[]): string {
  const critical = alarms.filter((alarm) => alarm.severity === 'critical').length;
  const warnings = alarms.length - critical;
  const parts = [];
  if (critical > 0) parts.push(`${critical} critical`);
  if (warnings > 0) parts.push(`${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`);
  return parts.join(', ');
}

/** `C5 tripped`, or only whose reading it is: the value is shown live behind it. */
export function alarmTitle(alarm: Alarm): string {
  return isTrip(alarm) ? `${alarm.subject} tripped` : alarm.subject;
}
