import { sweepList } from './list.tsx';
import { sweepPage } from './sweep.tsx';

export const sweepPages = [sweepList, sweepPage];
