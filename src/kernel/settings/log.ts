/** Lines of JSON. No addresses of visitors, no secrets: what is not put in cannot leak. */
import pino, { type Logger } from 'pino';
import { settings } from './settings.ts';

let logger: Logger | undefined;

export const log = (): Logger => {
	logger ??= pino({ level: settings().LOG_LEVEL, base: undefined });
	return logger;
};
