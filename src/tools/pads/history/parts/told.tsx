/** What came, went or looks otherwise between two moments: by a sign and in words, never by colour alone. */
import { type ComponentChildren, createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Changed } from '../../text/tree.ts';

export type Telling = {
	/** As in "Added by Ana". */
	says(change: Changed): string;
	name(by: number | null): string;
	/** Several people changed something: each change says its own. */
	several: boolean;
};

export const Tellings = createContext<Telling | null>(null);

const tags = { added: 'ins', removed: 'del', formatted: 'span' } as const;

export function Told({ change, children }: { change?: Changed; children: ComponentChildren }) {
	const telling = useContext(Tellings);
	if (!change || !telling) return <>{children}</>;
	const Tag = tags[change.how];
	return (
		<Tag class="pad-told" title={telling.says(change)}>
			<span class="unseen">{`[${telling.says(change)}: `}</span>
			{change.how === 'formatted' && (
				<sup class="pad-told-by" aria-hidden="true">
					¶
				</sup>
			)}
			{telling.several && (
				<sup class="pad-told-by" aria-hidden="true">
					{telling.name(change.by)}
				</sup>
			)}
			{children}
			<span class="unseen">]</span>
		</Tag>
	);
}
