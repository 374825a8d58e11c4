/** Accounts, as people meet them: the pages, and what the API says of one's own account. */
import type { Route } from '#kernel/web/api/route.ts';
import type { Page, Resource } from '#kernel/web/page.ts';
import { secondPage, signInPage } from './pages/sign-in.tsx';
import { signOutPage } from './pages/sign-out.tsx';
import { sentPage, signUpPage } from './pages/sign-up.tsx';
import { verifiedPage, verifyPage } from './pages/verify.tsx';
import { welcomePage } from './pages/welcome.tsx';

export { inviteAdmin } from './actions/administrators.ts';

export const accountPages: (Page | Resource)[] = [
	signUpPage,
	sentPage,
	signInPage,
	secondPage,
	signOutPage,
	verifyPage,
	verifiedPage,
	welcomePage
];

export const accountApi: Route[] = [];
