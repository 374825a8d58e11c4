/** Who receives: large providers have many domains, and count what all of them are sent together. */
export type Limits = { connections: number; perHour: number };

const domainsOf: Record<string, RegExp> = {
	laposte: /^laposte\.net$/,
	orange: /^(orange|wanadoo)\.fr$/,
	free: /^(free|libertysurf|aliceadsl|online|worldonline|freesbee)\.fr$/,
	sfr: /^((sfr|neuf|numericable|9online)\.fr|club-internet\.fr|cegetel\.net|noos\.fr)$/,
	bouygues: /^bbox\.fr$/,
	google: /^(gmail|googlemail)\.com$/,
	microsoft: /^((outlook|hotmail|live)\.[a-z.]{2,6}|(msn|passport)\.com)$/,
	yahoo: /^(yahoo\.[a-z.]{2,6}|(ymail|rocketmail|aol)\.com|aol\.[a-z]{2})$/,
	apple: /^(icloud|me|mac)\.com$/
};

const strict: Limits = { connections: 4, perHour: 300 };
const usual: Limits = { connections: 4, perHour: 600 };

const domainOf = (mail: string): string => mail.slice(mail.lastIndexOf('@') + 1).toLowerCase();

/** The provider's name, or the domain itself. */
export function destinationOf(mail: string): string {
	const domain = domainOf(mail);
	return Object.keys(domainsOf).find((provider) => domainsOf[provider]!.test(domain)) ?? domain;
}

export const usualLimits = (destination: string): Limits => (destination in domainsOf ? strict : usual);
