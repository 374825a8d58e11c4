/** "My things": what this browser, or this account, made and answered. */
import type { Page, Resource } from '#kernel/web/page.ts';
import { claimPage } from './claim.tsx';
import { thingsPage } from './page.tsx';
import { sortingPage } from './sorting-page.tsx';

export { thingsApi } from './api.ts';

export const thingsPages: (Page | Resource)[] = [thingsPage, claimPage, sortingPage];
