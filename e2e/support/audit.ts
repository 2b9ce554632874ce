import type { Page } from '@playwright/test';
import type { AuditEntry } from '../../shared/model/audit.ts';
import { callEngine } from './engine-call.ts';

/** The newest entries of the audit log, oldest first. */
export async function auditLog(page: Page): Promise<readonly AuditEntry[]> {
  const entries = await callEngine<readonly AuditEntry[]>(page, 'app.audit', { limit: 200, pdu: null });
  return entries.toReversed();
}

/** Results of one action in the audit log, first to last: `asked`, `sent`, … */
export async function auditResults(page: Page, action: string): Promise<readonly string[]> {
  return (await auditLog(page)).filter((entry) => entry.action === action).map((entry) => entry.result);
}
