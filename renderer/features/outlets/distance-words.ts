import { formatNumber } from '../../../shared/words/numbers.ts';
import { loadLevel, type Load } from '../../ui/load-words.ts';

/** `3.9 A to warning`, `Above upper warning`; empty when no limit is set or nothing is read. */
export function distanceWords(load: Load): string {
  switch (loadLevel(load)) {
    case 'critical':
      return 'Above upper critical';
    case 'warning':
      return 'Above upper warning';
    case 'noData':
      return '';
    case 'normal': {
      const limit = load.warning ?? load.critical;
      if (limit === null || load.value === null) return '';
      const distance = Math.max(0, limit - load.value);
      return `${formatNumber(distance, 1)} A to ${load.warning === null ? 'critical' : 'warning'}`;
    }
  }
}
