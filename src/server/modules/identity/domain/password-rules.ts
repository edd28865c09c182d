/**
 * What a password must be: long, and not what everybody would try first. No demand for classes of
 * characters, which only makes passwords predictable (NIST SP 800-63B, section 5.1.1.2).
 */
import type { DomainIssue } from '@/kernel/domain-error';

export const PASSWORD_MIN = 12;
/** Bounds the work of hashing, not the imagination. */
export const PASSWORD_MAX = 128;

/** First guesses that are long enough to pass the length, in lower case. */
const COMMON: ReadonlySet<string> = new Set([
  'passwordpassword',
  'password1234',
  'password12345',
  'password123456',
  'passw0rd1234',
  'qwertyuiop12',
  'qwertyuiop123',
  'qwertyuiopasdf',
  '1q2w3e4r5t6y',
  '1qaz2wsx3edc',
  'administrator',
  'administrator1',
  'letmeinletmein',
  'welcome12345',
  'welcome123456',
  'iloveyou1234',
  'changemechangeme',
  'changeme1234',
  'dealerdesk123',
  'dealerdesk1234',
]);

export interface PasswordQuestion {
  readonly password: string;
  readonly email: string;
  readonly name: string;
  /** Passwords nobody may use here, such as those of the demo. */
  readonly forbidden?: readonly string[];
}

/**
 * What is wrong, or null. Codes `identity.passwordTooShort`, `identity.passwordTooLong`,
 * `identity.passwordCommon`, `identity.passwordMonotonous`, `identity.passwordNamesYou`.
 */
export function passwordIssue(question: PasswordQuestion): DomainIssue | null {
  const { password, forbidden = [] } = question;
  const field = 'password';
  const length = Array.from(password).length;
  if (length < PASSWORD_MIN) {
    return { code: 'identity.passwordTooShort', field, params: { min: PASSWORD_MIN } };
  }
  if (length > PASSWORD_MAX) {
    return { code: 'identity.passwordTooLong', field, params: { max: PASSWORD_MAX } };
  }
  const lower = password.toLowerCase();
  if (COMMON.has(lower) || forbidden.includes(password)) {
    return { code: 'identity.passwordCommon', field };
  }
  if (isMonotonous(lower)) return { code: 'identity.passwordMonotonous', field };
  if (namesItsOwner(lower, question)) return { code: 'identity.passwordNamesYou', field };
  return null;
}

/** Few different characters, or one run up or down the alphabet or the digits. */
function isMonotonous(lower: string): boolean {
  const characters = Array.from(lower);
  if (new Set(characters).size < 4) return true;
  const steps = characters
    .slice(1)
    .map((character, i) => (character.codePointAt(0) ?? 0) - (characters[i]?.codePointAt(0) ?? 0));
  const regular = steps.filter((step) => step === steps[0] && Math.abs(step) <= 1).length;
  return regular >= steps.length - 2;
}

/** The account's name or address makes up most of the password. */
function namesItsOwner(lower: string, { email, name }: PasswordQuestion): boolean {
  const [account = ''] = email.toLowerCase().split('@');
  return [email.toLowerCase(), account, ...name.toLowerCase().split(/\s+/)].some(
    (part) => part.length >= 4 && lower.includes(part) && part.length * 2 >= lower.length,
  );
}
