import type { Oid } from '../../../snmp/oid.ts';

/** A maker or a kind of device that is recognised but not driven; a family's own match comes before. */
export interface KnownDevice {
  /** Beginning of sysObjectID, in whole parts; the longest that fits counts. */
  readonly prefix: Oid;
  readonly maker: string;
  readonly what: 'pdu' | 'notAPdu';
  /** What it is, for people: "APC UPS". Reads well after "a" or "an". */
  readonly name: string;
}

const pdu = (prefix: Oid, maker: string, name = `${maker} PDU`): KnownDevice => ({
  prefix,
  maker,
  what: 'pdu',
  name,
});
const notAPdu = (prefix: Oid, maker: string, name: string): KnownDevice => ({
  prefix,
  maker,
  what: 'notAPdu',
  name,
});

/** Enterprise numbers (IANA) and the object identifiers that makers give their products (SNMP reference 2). */
export const KNOWN_DEVICES: readonly KnownDevice[] = [
  pdu('1.3.6.1.4.1.13742.6', 'Raritan'),
  pdu('1.3.6.1.4.1.13742.4', 'Raritan', 'Raritan Dominion PX'),
  notAPdu('1.3.6.1.4.1.13742.8', 'Raritan', 'Raritan environment controller (EMX)'),
  notAPdu('1.3.6.1.4.1.13742.3', 'Raritan', 'Raritan KVM switch'),
  pdu('1.3.6.1.4.1.1718', 'Server Technology'),
  pdu('1.3.6.1.4.1.318.1.3.4', 'APC', 'APC rack PDU'),
  notAPdu('1.3.6.1.4.1.318.1.3.8', 'APC', 'APC environment monitor'),
  notAPdu('1.3.6.1.4.1.318.1.3.14', 'APC', 'APC cooling unit'),
  pdu('1.3.6.1.4.1.318.1.3.15', 'APC', 'APC remote power distribution unit'),
  notAPdu('1.3.6.1.4.1.318.1.3.27', 'APC', 'APC UPS'),
  notAPdu('1.3.6.1.4.1.318.1.3.32', 'APC', 'APC rack transfer switch'),
  pdu('1.3.6.1.4.1.534.6.6.7', 'Eaton', 'Eaton ePDU'),
  pdu('1.3.6.1.4.1.534.6.6.6', 'Eaton', 'Eaton Revelation ePDU'),
  pdu('1.3.6.1.4.1.534.6.6.4', 'Eaton', 'Eaton HD ePDU'),
  pdu('1.3.6.1.4.1.534.6.6.2', 'Eaton', 'Eaton Pulizzi PDU'),
  pdu('1.3.6.1.4.1.534.7.1', 'Eaton', 'Eaton ePDU nLogic'),
  pdu('1.3.6.1.4.1.17373', 'Eaton', 'Aphel Genesis II PDU'),
  pdu('1.3.6.1.4.1.3808.1.1.3', 'CyberPower'),
  pdu('1.3.6.1.4.1.3808.1.1.6', 'CyberPower'),
  notAPdu('1.3.6.1.4.1.3808.1.1.1', 'CyberPower', 'CyberPower UPS'),
  notAPdu('1.3.6.1.4.1.3808.1.1.5', 'CyberPower', 'CyberPower transfer switch'),
  pdu('1.3.6.1.4.1.21239.42.1', 'Vertiv Geist', 'Vertiv Geist rack PDU'),
  pdu('1.3.6.1.4.1.21239.2', 'Geist', 'Geist RCM metering PDU'),
  notAPdu('1.3.6.1.4.1.21239.5.1', 'Geist', 'Geist environment monitor'),
  pdu('1.3.6.1.4.1.476.1.42', 'Vertiv Liebert', 'Vertiv Liebert device'),
  pdu('1.3.6.1.4.1.232.165.11', 'HPE', 'HPE G2 PDU'),
  pdu('1.3.6.1.4.1.232.165.7', 'HPE', 'HPE managed PDU'),
  pdu('1.3.6.1.4.1.232.165.5', 'HP', 'HP intelligent modular PDU'),
  pdu('1.3.6.1.4.1.232.165.2', 'HP', 'HP PDU management module'),
  pdu('1.3.6.1.4.1.19536.10.1', 'Panduit'),
  pdu('1.3.6.1.4.1.38446', 'Enlogic', 'Enlogic (nVent) PDU'),
  pdu('1.3.6.1.4.1.674.10903.200.3', 'Dell', 'Dell rack PDU'),
  pdu('1.3.6.1.4.1.850', 'Tripp Lite', 'Tripp Lite PowerAlert device'),
  pdu('1.3.6.1.4.1.21317', 'ATEN'),
  pdu('1.3.6.1.4.1.17420', 'Digipower'),
  pdu('1.3.6.1.4.1.31034', 'Schleifenbauer'),
  pdu('1.3.6.1.4.1.55108.1', 'Riedo', 'Riedo UPDU'),
  pdu('1.3.6.1.4.1.30932', 'Chatsworth', 'Chatsworth eConnect PDU'),
  pdu('0.10.43.6.1.4.1', 'Chatsworth', 'Chatsworth eConnect PDU'),
  pdu('1.3.6.1.4.1.2634.6', 'WTI'),
  pdu('1.3.6.1.4.1.4779', 'BayTech'),
  pdu('1.3.6.1.4.1.10418.17.1.7', 'Avocent', 'Avocent PM PDU'),
  pdu('1.3.6.1.4.1.10456', 'Planet'),
  pdu('1.3.6.1.4.1.1418.6', 'Dataprobe', 'Dataprobe iBoot-PDU'),
  pdu('1.3.6.1.4.1.2606.7', 'Rittal', 'Rittal CMC III'),
  pdu('1.3.6.1.4.1.28507', 'Gude'),
];
