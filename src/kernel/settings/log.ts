/** Lines of JSON. No addresses of visitors, no secrets: what is not put in cannot leak. */
import pino, { type Logger } from 'pino';
import { settings } from './settings.ts';

let logger: Logger | undefined;

type Problem = { name?: string; message?: string; code?: string; syscall?: string; stack?: string };

/** Of a problem only what helps to find it: PostgreSQL's `detail` holds what people wrote. */
const err = ({ name, message, code, syscall, stack }: Problem) => ({ type: name, message, code, syscall, stack });

export const log = (): Logger => {
	logger ??= pino({ level: settings().LOG_LEVEL, base: undefined, serializers: { err } });
	return logger;
};
