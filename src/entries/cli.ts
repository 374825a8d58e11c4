/** The command line: `npx archipel …`. Each command loads only what it needs. */
import { isRefusal } from '#base/refusal.ts';
import { WrongSettings } from '#kernel/settings/settings.ts';
import { WrongUse } from './commands/wrong-use.ts';

type Command = { usage: string; says: string; run(words: string[]): Promise<void> };

/** The guard reads its own words. */
const anyWords = new Set(['guard']);

const commands: Record<string, Command> = {
	start: {
		usage: 'start',
		says: 'Starts everything and answers requests until stopped.',
		run: async () => (await import('./start.ts')).start()
	},
	migrate: {
		usage: 'migrate',
		says: 'Brings the tables up to date, and says which files ran.',
		run: async () => (await import('./commands/migrate.ts')).migrateNow()
	},
	settings: {
		usage: 'settings',
		says: 'Shows every setting, what it means and what it is here.',
		run: async () => (await import('./commands/settings.ts')).showSettings()
	},
	admin: {
		usage: 'admin invite <mail>',
		says: 'Invites somebody to administer this host.',
		run: async (words) => (await import('./commands/admin.ts')).admin(words)
	},
	backup: {
		usage: 'backup <file>',
		says: 'Writes the database, the files and the secret of this host into one archive.',
		run: async (words) => (await import('./commands/archive.ts')).backupTo(words[0])
	},
	restore: {
		usage: 'restore <file>',
		says: 'Fills an empty host from such an archive.',
		run: async (words) => (await import('./commands/archive.ts')).restoreFrom(words[0])
	},
	guard: {
		usage: 'guard mail|returned|train|judge',
		says: 'Weighs a mail, takes back a returned one, learns spam from labelled lines, or judges lines: all from standard input.',
		run: async (words) => (await import('./commands/guard.ts')).guardCommand(words)
	},
	routes: {
		usage: 'routes',
		says: 'Lists every address, what answers there, whose it is and who may come.',
		run: async () => (await import('./commands/routes.ts')).showRoutes()
	}
};

const widest = Math.max(...Object.values(commands).map(({ usage }) => usage.length));
const lineOf = ({ usage, says }: Command): string => `  archipel ${usage.padEnd(widest)}  ${says}\n`;

const showHelp = (of: Command[] = Object.values(commands)): boolean => process.stdout.write(of.map(lineOf).join(''));

const asksHelp = (word: string): boolean => ['help', '--help', '-h'].includes(word);

/** Words nobody reads are refused: whoever wrote them meant something by them. */
function mindWords(name: string, { usage }: Command, words: string[]): void {
	const most = usage.split(' ').length - 1;
	if (anyWords.has(name) || words.length <= most) return;
	const more = words.slice(most).join(' ');
	throw new WrongUse(`“${more}” is more than “archipel ${usage}” takes. Settings are set in the environment.`);
}

async function obey(name: string, command: Command, words: string[]): Promise<void> {
	if (words.some(asksHelp)) return void showHelp([command]);
	mindWords(name, command, words);
	await command.run(words);
}

/** What is expected to go wrong is told in a sentence; the rest with all that helps to find it. */
function tell(problem: unknown): void {
	const isExpected = isRefusal(problem) || problem instanceof WrongSettings || problem instanceof WrongUse;
	const words = isExpected ? (problem as Error).message : ((problem as Error)?.stack ?? problem);
	process.stderr.write(`${words}\n`);
}

// Whoever reads only the beginning, as `archipel routes | head` does, has read enough.
process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
	if (code === 'EPIPE') process.exit(0);
});

const [name = 'help', ...words] = process.argv.slice(2);
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
if (!command) {
	if (!asksHelp(name)) process.stderr.write(`There is no “archipel ${name}”. There are:\n`);
	showHelp();
	process.exitCode = asksHelp(name) ? 0 : 2;
} else {
	await obey(name, command, words).catch((problem) => {
		tell(problem);
		process.exit(problem instanceof WrongUse || problem instanceof WrongSettings ? 2 : 1);
	});
}
