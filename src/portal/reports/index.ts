import { appealPage } from './appeal.tsx';
import { reportPage } from './report.tsx';
import { transparencyPage } from './transparency.tsx';

export const reportPages = [reportPage, appealPage, transparencyPage];
