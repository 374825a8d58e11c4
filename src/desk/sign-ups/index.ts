import { applicantPage } from './applicant.tsx';
import { signUpsPage } from './list.tsx';
import { signUpRulesPage } from './rules.tsx';

export const signUpPages = [signUpsPage, applicantPage, signUpRulesPage];
