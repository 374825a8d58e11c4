/** Under which key the words of a symbol stand; all standing rules share theirs, which name the rule. */
export const reasonKey = (symbol: string): string =>
	`guard:symbols.${/^rules\.\d+$/.test(symbol) ? 'rules.match' : symbol}`;
