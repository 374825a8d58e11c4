/** The codes mail servers answer with (RFC 3463, RFC 5321), and what they mean for the next letter. */

export type Lasting = 'permanent' | 'temporary';
/** What stood in the way; only `address` says that nobody lives there. */
export type Cause = 'address' | 'mailbox' | 'system' | 'network' | 'protocol' | 'content' | 'policy' | 'unknown';

const enhanced = /(?<![\d.])([245])\.(\d{1,3})\.(\d{1,3})(?![\d]|\.\d)/;
const basic = /(?<![\d.:/-])([45])\d\d(?=[ -]|$|[.:;)\]])/m;

const subjects: Record<string, Cause> = {
	1: 'address',
	2: 'mailbox',
	3: 'system',
	4: 'network',
	5: 'protocol',
	6: 'content',
	7: 'policy'
};

/** Codes whose subject says "mailbox" or "policy", but which speak of an address nobody uses any more. */
const gone = /^5\.(?:2\.1|1\.\d+|0\.1)$/;
/** X.1.7 and X.1.8 speak of the sender's address. */
const notTheirs = /^[45]\.1\.[789]$/;

export type Status = { code: string; lasting: Lasting | null; cause: Cause };

export function statusIn(text: string): Status | null {
	const found = enhanced.exec(text);
	if (!found) return null;
	const [code, first, subject] = found as unknown as [string, string, string];
	const lasting = first === '5' ? 'permanent' : first === '4' ? 'temporary' : null;
	const cause = gone.test(code) ? 'address' : (subjects[subject] ?? 'unknown');
	return { code, lasting, cause: notTheirs.test(code) ? 'policy' : cause };
}

/** From the three digits of SMTP, where no fuller code was given. */
export function lastingIn(text: string): Lasting | null {
	const found = basic.exec(text);
	if (!found) return null;
	return found[1] === '5' ? 'permanent' : 'temporary';
}

const phrases: [Cause, RegExp][] = [
	[
		'address',
		/user (?:is )?unknown|unknown user|no such (?:user|mailbox|recipient|person|address|account)|does ?n[o']t (?:exist|have an?)|address(?:es)? (?:not found|unknown|rejected|couldn't be found)|not (?:listed in|a (?:known|valid) user|found at|known at)|wasn't found at|unknown (?:recipient|local|address|to address)|invalid (?:recipient|mailbox|address|user)|mailbox (?:unavailable|not found|does not exist)|no mailbox|recipient (?:name )?is not recogni[sz]ed|account (?:has been |is )?(?:disabled|closed|inactive|suspended)|not our customer|introuvable|inconnu|host (?:unknown|not found)|no (?:longer|such domain)/i
	],
	[
		'mailbox',
		/mailbox (?:is )?(?:full|exceeded)|over ?quota|quota exceeded|(?:mail)?folder is full|exceeded (?:the )?(?:storage|local limit)|insufficient (?:system )?storage|boîte pleine/i
	],
	['content', /spam|virus|too (?:large|big)|size limit|content (?:reject|denied)|malware/i],
	[
		'policy',
		/dmarc|spf|relay(?:ing)? (?:denied|not permitted)|access denied|blocked|black ?list|not (?:authori[sz]ed|permitted|allowed)|policy|not member|permission/i
	],
	[
		'network',
		/timed? ?out|connection (?:refused|lost)|no route|unreachable|name service error|dns|hop count|mail loop|could ?n[o']t connect/i
	]
];

export const causeIn = (text: string): Cause => phrases.find(([, words]) => words.test(text))?.[0] ?? 'unknown';

export const soundsTemporary = (text: string): boolean =>
	/will (?:be )?retr(?:y|ied)|still being retried|do not need to resend|deferred|delay(?:ed)?\b|warning only|temporar(?:y|ily)|has not (?:yet )?been delivered|delivery incomplete|try again later/i.test(
		text
	);
