import { stringify } from 'yaml';
import { DEFAULT_SETTINGS } from '../../../shared/ipc/app.ts';
import {
  SHELL_AUTH_PROTOCOLS,
  SHELL_PRIV_PROTOCOLS,
  type ShellAttributeName,
} from '../../../shared/shell/attributes.ts';

/** What the driver needs to find Busbar; the names are those that `busbar_endpoint.py` reads. */
export const BUSBAR_URL_ATTRIBUTE = 'Busbar URL';
export const BUSBAR_TOKEN_ATTRIBUTE = 'Busbar Token';
/** Where the automation endpoint listens unless another port was chosen. */
export const DEFAULT_BUSBAR_URL = `http://127.0.0.1:${DEFAULT_SETTINGS.automationEndpoint.port}`;

export interface ShellDefinitionOptions {
  readonly name: string;
  readonly version: string;
  readonly iconFile: string;
  readonly driverFile: string;
}

const busbarUrl = {
  type: 'string',
  default: DEFAULT_BUSBAR_URL,
  description:
    "Where Busbar's automation endpoint is, seen from the execution server. Use a tunnel where Busbar runs on another machine.",
};
const busbarToken = {
  type: 'cloudshell.datatypes.Password',
  description: "Token of Busbar's automation endpoint, as Busbar showed it when it was made.",
};

function lookup(values: readonly string[], description: string): object {
  return {
    type: 'string',
    default: values[0] ?? '',
    description,
    constraints: [{ valid_values: [...values] }],
    tags: ['configuration'],
  };
}

const OF_SNMP_V3 = 'Relevant for SNMP v3 only; Busbar holds the access that is used.';

/** Attributes that the PDU standard's own files do not have. People enter them: rule Configuration. */
const properties = {
  [BUSBAR_URL_ATTRIBUTE]: { ...busbarUrl, tags: ['configuration'] },
  [BUSBAR_TOKEN_ATTRIBUTE]: { ...busbarToken, tags: ['configuration'] },
  ['SNMP V3 Authentication Protocol' satisfies ShellAttributeName]: lookup(SHELL_AUTH_PROTOCOLS, OF_SNMP_V3),
  ['SNMP V3 Privacy Protocol' satisfies ShellAttributeName]: lookup(SHELL_PRIV_PROTOCOLS, OF_SNMP_V3),
};

/** Asked at discovery; User and Password are not, since Busbar holds the access to the PDU. */
const discovery = {
  type: 'cloudshell.capabilities.AutoDiscovery',
  properties: {
    enable_auto_discovery: { type: 'boolean', default: true },
    auto_discovery_description: {
      type: 'string',
      default: 'Add the PDU in Busbar first; its address here is its address there.',
    },
    inventory_description: { type: 'string', default: 'Power sockets of a PDU that Busbar manages.' },
    [BUSBAR_URL_ATTRIBUTE]: busbarUrl,
    [BUSBAR_TOKEN_ATTRIBUTE]: busbarToken,
  },
};

/**
 * `shell-definition.yaml` of a second-generation PDU shell, by the keys of the public PDU template of shellfoundry
 * (shellfoundry-tosca-pdu-template) and the shells made from it.
 */
export function shellDefinition({ name, version, iconFile, driverFile }: ShellDefinitionOptions): string {
  const artifact = (file: string) => ({ file, type: 'tosca.artifacts.File' });
  const definition = {
    tosca_definitions_version: 'tosca_simple_yaml_1_0',
    metadata: {
      template_name: name,
      template_author: 'Busbar',
      template_version: version,
      template_icon: iconFile,
    },
    description: 'PDUs that Busbar manages: inventory, power on, off and cycle with read-back, live status.',
    imports: [{ cloudshell_standard: 'cloudshell_pdu_standard_2_0_1.yaml' }],
    node_types: {
      [`vendor.switch.${name}`]: {
        derived_from: 'cloudshell.nodes.PDU',
        properties,
        capabilities: { auto_discovery_capability: discovery },
        artifacts: { icon: artifact(iconFile), driver: artifact(driverFile) },
      },
    },
  };
  // No anchors: what reads this file is not ours. No folding: a line is a value. A shell called `Yes` is no truth value, as
  // it would be to a reader of YAML 1.1, which Python's is.
  return stringify(definition, { aliasDuplicateObjects: false, lineWidth: 0, compat: 'yaml-1.1' });
}
