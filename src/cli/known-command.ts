import { Command, type HelpContext } from 'commander';

/** A command that shows its own help only: asked about a command that it does not have, it says so. */
export class KnownCommand extends Command {
  override createCommand(name?: string): Command {
    return new KnownCommand(name);
  }

  override helpInformation(context?: HelpContext): string {
    const [name] = this.args.filter((each, index) => each !== 'help' || index > 0);
    const isMeant = name !== undefined && !name.startsWith('-') && this.commands.length > 0;
    if (isMeant && !this.commands.some((each) => each.name() === name || each.aliases().includes(name)))
      this.error(`error: unknown command '${name}'`);
    return super.helpInformation(context);
  }
}
