import { padFiles } from './exports.ts';
import { importIntoPage, importPage } from './import.tsx';
import { printPage } from './print.tsx';

export const filePages = [importPage, importIntoPage, printPage, ...padFiles];
