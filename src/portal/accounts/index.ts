/** Accounts, as people meet them: the pages, and what the API says of one's own account. */
import './mails/reset.ts';
import type { Page, Resource } from '#kernel/web/page.ts';
import { deletionPage, stayedPage, stayPage } from './pages/deletion.tsx';
import { forgotPage, forgotSentPage, resetDonePage, resetPage } from './pages/forgot.tsx';
import { formerMailPage, tookBackPage } from './pages/former-mail.tsx';
import { invitationsPage } from './pages/invitations.tsx';
import { passkeysPage } from './pages/passkeys.tsx';
import { passwordPage } from './pages/password.tsx';
import { profilePage } from './pages/profile.tsx';
import { sessionsPage } from './pages/sessions.tsx';
import { secondPage, signInPage } from './pages/sign-in.tsx';
import { signOutPage } from './pages/sign-out.tsx';
import { invitedPage, sentPage, signUpPage } from './pages/sign-up.tsx';
import { tokensPage } from './pages/tokens.tsx';
import { twoFactorPage } from './pages/two-factor.tsx';
import { verifiedPage, verifyPage } from './pages/verify.tsx';
import { answerPage, refusedPage, waitingPage } from './pages/waiting.tsx';
import { welcomePage } from './pages/welcome.tsx';

export { inviteAdmin } from './actions/administrators.ts';
export { accountApi } from './api.ts';
export { accountJobs } from './jobs.ts';
export { learnScopes } from './scopes.ts';

export const accountPages: (Page | Resource)[] = [
	signUpPage,
	invitedPage,
	sentPage,
	waitingPage,
	refusedPage,
	answerPage,
	invitationsPage,
	signInPage,
	secondPage,
	signOutPage,
	verifyPage,
	verifiedPage,
	formerMailPage,
	tookBackPage,
	welcomePage,
	forgotPage,
	forgotSentPage,
	resetPage,
	resetDonePage,
	profilePage,
	passwordPage,
	passkeysPage,
	sessionsPage,
	twoFactorPage,
	tokensPage,
	deletionPage,
	stayPage,
	stayedPage
];
