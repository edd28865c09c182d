// Errors in words. Message keys: `errors.<module>.<reason>.problem` and, if there is one, `.mend`.
export { useErrorText, useFieldName, useIssueText } from './use-error-text';
export { fieldName } from './field-name';
export type { ErrorText, IssueText, Words } from './error-words';
export { isStaleCode, wireError } from './wire-error';
export type { WireError } from './wire-error';
