/** Leaving this host with everything, and arriving with it. */
import type { Page, Resource } from '#kernel/web/page.ts';
import { leavingFile, spaceLeavingFile } from './files.ts';
import { leavingPage } from './page.tsx';

export const leavingPages: (Page | Resource)[] = [leavingFile, leavingPage, spaceLeavingFile];
