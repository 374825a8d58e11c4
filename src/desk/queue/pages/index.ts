import { picture } from './picture.ts';
import { casePage, queuePage } from './queue.tsx';
import { togetherPage } from './together.tsx';

export const queuePages = [queuePage, casePage, togetherPage, picture];
