// Errors in words. Message keys: `errors.<module>.<reason>.problem` and, if there is one, `.mend`.
export { useErrorText, useFieldName, useIssueText } from './use-error-text';
export type { ErrorText, IssueText } from './error-words';
export { wireError } from './wire-error';
export type { WireError } from './wire-error';
