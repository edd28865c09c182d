// Structured log: ids and outcomes, never payloads. One line per procedure and per job.
import pino from 'pino';

export const log = pino({
  level: process.env.LOG_LEVEL ?? (process.env.NODE_ENV === 'test' ? 'silent' : 'info'),
  base: { pid: process.pid },
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: ['password', 'passwordHash', 'token', 'secret', '*.password', '*.token', '*.secret'],
});
