import { ruleList } from './list.tsx';
import { newRulePage, rulePage } from './rule.tsx';

export const rulePages = [ruleList, newRulePage, rulePage];
