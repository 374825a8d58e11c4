/** The pages of the end of a poll. */
import { feedPage } from '../feeding/pages/feed.tsx';
import { invitationPage } from '../inviting/pages/invitation.tsx';
import { invitationsPage } from '../inviting/pages/invitations.tsx';
import { decidePage } from './decide.tsx';
import { decisionFile } from './decision-file.ts';

export const decidingPages = [decidePage, decisionFile, invitationsPage, invitationPage, feedPage];
