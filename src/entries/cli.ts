/** The command line: `npx archipel …`. Each command loads only what it needs. */
import { isRefusal } from '#base/refusal.ts';
import { WrongSettings } from '#kernel/settings/settings.ts';
import { WrongUse } from './commands/wrong-use.ts';

type Command = { usage: string; says: string; run(words: string[]): Promise<void> };

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

function showHelp(): void {
	const lines = Object.values(commands).map(({ usage, says }) => `  archipel ${usage.padEnd(20)} ${says}`);
	process.stdout.write(`${lines.join('\n')}\n`);
}

/** What is expected to go wrong is told in a sentence; the rest with all that helps to find it. */
function tell(problem: unknown): void {
	const isExpected = isRefusal(problem) || problem instanceof WrongSettings || problem instanceof WrongUse;
	const code = (problem as { code?: string })?.code;
	const words =
		isExpected || code === 'EADDRINUSE' ? (problem as Error).message : ((problem as Error)?.stack ?? problem);
	process.stderr.write(`${words}\n`);
}

const [name = 'help', ...words] = process.argv.slice(2);
const command = commands[name];
if (!command) {
	showHelp();
	process.exitCode = name === 'help' || name === '--help' ? 0 : 2;
} else {
	await command.run(words).catch((problem) => {
		tell(problem);
		process.exit(problem instanceof WrongUse || problem instanceof WrongSettings ? 2 : 1);
	});
}
