/** Bans: what may be banned, and how it is written. Pure. */
import { BlockList, isIP } from 'node:net';
import { isMailAddress, tidyMailAddress } from '#base/addresses.ts';

export const banKinds = ['mail', 'domain', 'network'] as const;
export type BanKind = (typeof banKinds)[number];

export type Ban = {
	id: string;
	kind: BanKind;
	value: string;
	reason: string;
	by: string | null;
	at: Date;
	until: Date | null;
	liftedAt: Date | null;
};

/** A whole provider is never banned by one stroke: at the widest a /16, or a /32 of IPv6. */
export const widest = { 4: 16, 6: 32 } as const;

export type Written = { value: string } | { fault: 'not-a-mail' | 'not-a-domain' | 'not-a-network' | 'too-wide' };

const domainText = /^(?=.{3,253}$)([a-z\d]([a-z\d-]{0,61}[a-z\d])?\.)+[a-z\d-]{2,63}$/;

function network(text: string): Written {
	const [address = '', length] = text.split('/');
	const family = isIP(address);
	if (family === 0) return { fault: 'not-a-network' };
	const bits = length === undefined ? (family === 4 ? 32 : 128) : Number(length);
	if (!Number.isInteger(bits) || bits < 0 || bits > (family === 4 ? 32 : 128)) return { fault: 'not-a-network' };
	return bits < widest[family as 4 | 6] ? { fault: 'too-wide' } : { value: `${address.toLowerCase()}/${bits}` };
}

/** What was typed, in the one form it is kept in. */
export function written(kind: BanKind, typed: string): Written {
	const text = typed.trim().toLowerCase();
	if (kind === 'network') return network(text);
	if (kind === 'mail')
		return isMailAddress(text) ? { value: tidyMailAddress(text).toLowerCase() } : { fault: 'not-a-mail' };
	const domain = text.replace(/^@/, '').replace(/\.$/, '');
	return domainText.test(domain) ? { value: domain } : { fault: 'not-a-domain' };
}

/** `a@b.example.org` is of example.org too. */
export const isOfDomain = (mail: string, domain: string): boolean => {
	const host = mail.slice(mail.lastIndexOf('@') + 1).toLowerCase();
	return host === domain || host.endsWith(`.${domain}`);
};

/** What comes to one mailbox: `eve+2@` comes to `eve@`; Google leaves dots out as well, and has two names. */
export function mailboxOf(mail: string): string {
	const [name, host] = mail.toLowerCase().split(/@(?=[^@]*$)/) as [string, string?];
	const plain = name.replace(/^([^+]+)\+.*$/, '$1');
	return /^(?:gmail|googlemail)\.com$/.test(host ?? '') ? `${plain.replaceAll('.', '')}@gmail.com` : `${plain}@${host}`;
}

export type Banned = Pick<Ban, 'kind' | 'value' | 'reason' | 'until'>;

/** Looks up standing bans: few, so that a list does. */
export function finderOf(bans: readonly Banned[]) {
	const mails = new Map(bans.filter(({ kind }) => kind === 'mail').map((ban) => [mailboxOf(ban.value), ban]));
	const domains = bans.filter(({ kind }) => kind === 'domain');
	const networks = bans
		.filter(({ kind }) => kind === 'network')
		.map((ban) => {
			const [address, length] = ban.value.split('/') as [string, string];
			const list = new BlockList();
			list.addSubnet(address, Number(length), isIP(address) === 6 ? 'ipv6' : 'ipv4');
			return { ban, list };
		});
	return {
		ofMail: (mail: string): Banned | null =>
			mails.get(mailboxOf(mail)) ?? domains.find(({ value }) => isOfDomain(mail, value)) ?? null,
		ofAddress(address: string): Banned | null {
			const family = isIP(address);
			if (family === 0 || networks.length === 0) return null;
			return networks.find(({ list }) => list.check(address, family === 6 ? 'ipv6' : 'ipv4'))?.ban ?? null;
		}
	};
}
