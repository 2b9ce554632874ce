import { APC_RPDU } from './apc-rpdu.ts';
import { APC_RPDU2 } from './apc-rpdu2.ts';
import { APC_SPDU } from './apc-spdu.ts';
import { CYBERPOWER_EPDU } from './cyberpower-epdu.ts';
import { CYBERPOWER_EPDU2 } from './cyberpower-epdu2.ts';
import { DELL_RPDU } from './dell-rpdu.ts';
import { EATON_EPDU } from './eaton-epdu.ts';
import type { Family } from '../family/family.ts';
import { ENLOGIC } from './enlogic.ts';
import { HPE_G2 } from './hpe-g2.ts';
import { LIEBERT_MPH } from './liebert-mph.ts';
import { PANDUIT_G5 } from './panduit-g5.ts';
import { RARITAN_PDU2 } from './raritan-pdu2.ts';
import { RARITAN_PX1 } from './raritan-px1.ts';
import { SENTRY3 } from './sentry3.ts';
import { SENTRY4 } from './sentry4.ts';
import { TRIPPLITE } from './tripplite.ts';
import { VERTIV_V5 } from './vertiv-v5.ts';

/** Every family, in order of preference: where a device fits several equally well, the first is taken. */
export const FAMILIES: readonly Family[] = [
  RARITAN_PDU2,
  RARITAN_PX1,
  SENTRY4,
  SENTRY3,
  APC_RPDU2,
  APC_RPDU,
  APC_SPDU,
  EATON_EPDU,
  CYBERPOWER_EPDU2,
  CYBERPOWER_EPDU,
  VERTIV_V5,
  LIEBERT_MPH,
  HPE_G2,
  PANDUIT_G5,
  ENLOGIC,
  DELL_RPDU,
  TRIPPLITE,
];
