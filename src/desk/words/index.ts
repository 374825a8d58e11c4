import { listFile } from './file.ts';
import { listPage } from './list.tsx';
import { listsPage } from './lists.tsx';

export const wordPages = [listsPage, listPage, listFile];
