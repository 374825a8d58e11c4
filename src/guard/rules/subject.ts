/** What a rule looks at: one action as it was weighed, today or long ago. */
export type Subject = {
	/** Milliseconds since 1970. */
	at: number;
	tool: string;
	kind: string;
	act: string;
	language: string;
	title: string;
	text: string;
	links: number;
	/** Registrable domains of its links. */
	domains: readonly string[];
	mails: number;
	substance: boolean | null;
	/** Null where nobody may know who it was. */
	maker: string | null;
	makerKind: string;
	makerDays: number | null;
	proven: boolean | null;
	stood: number | null;
	against: number | null;
	vouched: boolean | null;
	trust: number | null;
	mailDomain: string | null;
	place: string | null;
	network: string | null;
	/** Days since the item was made; 0 for one made just now. */
	itemDays: number | null;
	/** Near-copies have the same. */
	campaign: string | null;
	score: number | null;
	seconds: number | null;
	trapped: boolean | null;
	/** Points of each symbol that was found. */
	symbols: Readonly<Record<string, number>>;
};

/** By what actions are counted: everything with the same value, within a span of time, this one included. */
export const countKeys = ['maker', 'place', 'network', 'domain', 'alike'] as const;
export type CountKey = (typeof countKeys)[number];
export type Count = { key: CountKey; ms: number };

export const valuesOf = (subject: Subject, key: CountKey): readonly string[] => {
	if (key === 'domain') return subject.domains;
	const value = key === 'alike' ? subject.campaign : subject[key];
	return value === null ? [] : [value];
};
