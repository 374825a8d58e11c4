import { picture } from './picture.ts';
import { casePage, queuePage } from './queue.tsx';

export const queuePages = [queuePage, casePage, picture];
