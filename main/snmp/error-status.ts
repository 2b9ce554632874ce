/** Error statuses by number (RFC 3416, section 3); those up to genErr are all that v1 has (RFC 1157, section 4.1.1). */
export const ERROR_STATUSES = [
  'noError',
  'tooBig',
  'noSuchName',
  'badValue',
  'readOnly',
  'genErr',
  'noAccess',
  'wrongType',
  'wrongLength',
  'wrongEncoding',
  'wrongValue',
  'noCreation',
  'inconsistentValue',
  'resourceUnavailable',
  'commitFailed',
  'undoFailed',
  'authorizationError',
  'notWritable',
  'inconsistentName',
] as const;
export type ErrorStatus = (typeof ERROR_STATUSES)[number];
