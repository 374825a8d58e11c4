import { appealPage } from './appeal.tsx';
import { reportPage } from './report.tsx';

export const reportPages = [reportPage, appealPage];
