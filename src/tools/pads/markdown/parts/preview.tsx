import { useEffect, useState } from 'preact/hooks';
import { useView } from '#ui/view.ts';
import type { Block } from '../../text/tree.ts';
import { hasFormulas, type Katex, katexFor } from '../formula.tsx';
import { headsOf } from '../outline.ts';
import { Diagram } from './diagram.tsx';
import { Outline } from './outline.tsx';
import { MarkdownText } from './text.tsx';

const draw = (language: string, source: string) => (/^mermaid$/i.test(language) ? <Diagram source={source} /> : null);

export function Preview({ tree, language }: { tree: Block[]; language: string }) {
	const { t } = useView();
	const [katex, setKatex] = useState<Katex | null>(null);
	const needsKatex = !katex && hasFormulas(tree);
	useEffect(() => {
		if (needsKatex) void katexFor(tree).then((loaded) => loaded && setKatex(() => loaded));
	}, [needsKatex]);
	const heads = headsOf(tree);
	return (
		<>
			<Outline heads={heads} />
			<div class="pad-text" lang={language}>
				<MarkdownText tree={tree} katex={katex} draw={draw} heads={heads} />
				{tree.length === 0 && <p class="quiet">{t('pads:empty')}</p>}
			</div>
		</>
	);
}
