import type { ComponentChildren } from 'preact';
import { Banner } from '../parts/banner.tsx';
import { useView } from '../view.ts';
import { Footer } from './footer.tsx';
import { Header } from './header.tsx';

export type DocumentProps = {
	title: string;
	/** Addresses of style sheets, in order. */
	styles: string[];
	/** Addresses of module scripts. */
	scripts: string[];
	robots?: string;
	/** A tool's id: its hue tints what the page asks to tint. */
	hue?: string;
	/** For pages shown inside other pages: neither header nor footer. */
	bare?: boolean;
	children: ComponentChildren;
};

/** The whole `<html>`; the caller writes the doctype before it. */
export function Document({ title, styles, scripts, robots, hue, bare, children }: DocumentProps) {
	const { language, direction, host } = useView();
	return (
		<html lang={language} dir={direction}>
			<head>
				<meta charset="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<meta name="color-scheme" content="light dark" />
				<title>{title === host.name ? title : `${title} · ${host.name}`}</title>
				{robots && <meta name="robots" content={robots} />}
				<link rel="icon" href="/favicon.svg" type="image/svg+xml" />
				<link rel="manifest" href="/manifest.webmanifest" />
				{styles.map((address) => (
					<link key={address} rel="stylesheet" href={address} />
				))}
				{scripts.map((address) => (
					<script key={address} type="module" src={address} />
				))}
			</head>
			<body data-hue={hue} class={bare ? 'bare' : undefined}>
				{bare ? (
					<main id="main">
						<Refused />
						{children}
					</main>
				) : (
					<Framed>{children}</Framed>
				)}
			</body>
		</html>
	);
}

function Framed({ children }: { children: ComponentChildren }) {
	const { t } = useView();
	return (
		<>
			<a class="skip" href="#main">
				{t('ui:skip')}
			</a>
			<Header />
			<main id="main" tabIndex={-1}>
				<Refused />
				{children}
			</main>
			<Footer />
		</>
	);
}

/** Why the form just sent was refused, before anything else is read. */
function Refused() {
	const { refused } = useView();
	return refused ? (
		<Banner kind="danger" live>
			{refused}
		</Banner>
	) : null;
}
