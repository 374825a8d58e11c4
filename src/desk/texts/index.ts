import { textList } from './list.tsx';
import { textPage } from './write.tsx';

export const textPages = [textList, textPage];
