/** Notices, as people meet them: the list, how each wants to be told, and the link that refuses a kind of letter. */
import type { Job } from '#kernel/jobs/job.ts';
import type { Kind } from '#kernel/mail/kinds.ts';
import type { Page, Resource } from '#kernel/web/page.ts';
import { dailyKind } from './actions.ts';
import { forgetOldNotices, writeDailyLetters } from './daily.ts';
import { noticesPage, openNotice } from './list.tsx';
import { refusePage } from './refuse.tsx';
import { wishesPage } from './wishes.tsx';

export const noticePages: (Page | Resource)[] = [noticesPage, openNotice, wishesPage, refusePage];
export const noticeJobs: Job[] = [writeDailyLetters, forgetOldNotices];
export const noticeKinds: Kind[] = [
	{ id: dailyKind, refusable: true },
	{ id: 'portal.lost-letter', refusable: false }
];
