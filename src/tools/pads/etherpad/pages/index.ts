import { bringPage } from './bring.tsx';
import { wholeFiles } from './files.ts';
import { etherpadPlaces } from './places.ts';

export const etherpadPages = [bringPage, ...etherpadPlaces, ...wholeFiles];
