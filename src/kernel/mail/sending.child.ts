/** A process that sends, for the tests: told the database and the mail server, it sends until it is killed. */
import { connect } from '../database/connection.ts';
import { readSettings, useSettings } from '../settings/settings.ts';
import { senderTo } from './trial.ts';

const [database, url, dataDir] = process.argv.slice(2) as [string, string, string];
useSettings(readSettings({ DATA_DIR: dataDir, LOG_LEVEL: 'debug' }));
connect(JSON.parse(database), 4);
const sender = senderTo(url, 4, { holdSeconds: 2 });
process.once('SIGTERM', () => sender.stop().then(() => process.exit(0)));
process.stdout.write('sending\n');
for (;;) {
	await sender.send();
	await new Promise((next) => setTimeout(next, 100));
}
