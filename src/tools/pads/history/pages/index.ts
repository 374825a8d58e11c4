import { comparePage } from './compare.tsx';
import { historyPage, momentPage } from './history.tsx';
import { momentTree } from './tree.ts';

export const historyPages = [historyPage, momentPage, momentTree, comparePage];
