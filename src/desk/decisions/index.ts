import { deedsJson, deedsTable, logJson, logTable } from './files.ts';
import { deedsPage, logPage } from './log.tsx';

export const logPages = [logPage, deedsPage, logTable, logJson, deedsTable, deedsJson];
