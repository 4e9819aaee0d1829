import pino from 'pino';

/**
 * A JSON log on standard output, one line an entry. Level from `JIAOHAO_LOG` (default info). Fields whose names could
 * carry a person or a secret are struck out, in case a caller forgets.
 */
export function createLog(name: string): pino.Logger {
  return pino({
    name,
    level: process.env['JIAOHAO_LOG'] ?? 'info',
    redact: {
      paths: ['*.idNumber', '*.secret', '*.pin', 'idNumber', 'secret', 'pin', '*.centreKey'],
      censor: '***',
    },
  });
}
