import type { Knowledge } from '../program.ts';
import { name, number, readsListed } from '../word-lists.ts';

/** Where a command of MegaCli works: `-L0`, `-LALL`, `-PhysDrv[252:0]`, `-a0`, `-aALL`; a blank may stand between. */
const megaWhere = String.raw`(?: -l ?(?:all|${number})| -physdrv ?\\?\[[\d:, \uE000-\uF8FF]+\\?\]| -a ?(?:all|${number})| -nolog| -silent)*`;

const megaShows = new RegExp(
  String.raw`^-?(?:v|h|help|adpcount|(?:(?:ldinfo|pdlist|pdinfo|adpallinfo|encinfo|encstatus|cfgdsply|cfgfreespaceinfo|ldpdinfo|ldgetnum|pdgetnum|pdgetmissing|showsummary|adpgettime)|adpbbucmd(?: -?(?:getbbustatus|getbbucapacityinfo|getbbudesigninfo|getbbuproperties))?|fwtermlog -?dsply|adpeventlog -?geteventloginfo|adppr -?info|ldgetprop -?(?:cache|access|name|dskcache|psatype)|(?:pdrbld|pdclear|pdcpybk|ldinit|ldcc|ldbi|ldrecon) -?showprog)${megaWhere})$`,
  'iu',
);

/** What storcli shows of an object: `/c0`, `/c0/e252/s0`, `/c0/vall`, `/call/bbu`; a file to write (`file=`, `logfile=`) is in no list. */
const storShows = new RegExp(
  String.raw`^(?:(?:show(?: (?:all|ctrlcount|help))?|help|-?v|-?h|(?:/c(?:all|${number})(?:/(?:[evsdfpt](?:all|${number})|bbu|cv))*) show(?: (?:all|alarm|badblocks|bgi|cc|consistencycheck|copyback|erase|events|eventloginfo|expansion|foreign|freespace|init|initialization|jbod|migrate|patrolread|pi|pr|preservedcache|rebuild|rebuildrate|status|summary|temperature|termlog|time|(?:type|filter)=[\w=,\uE000-\uF8FF]+))*)(?: (?:j|nolog))*)$`,
  'iu',
);

/** ssacli names where it works, then what it does: `ctrl slot=0 pd all show status`. */
const ssaWhere = String.raw`(?:ctrl|controller) (?:all|(?:slot|sn|wwn|chassisname|serialnumber)=${name})(?: (?:pd|physicaldrive|ld|logicaldrive|array|enclosure|ssdphysicaldrive) (?:all|allunassigned|[a-z]{1,2}|[\d\uE000-\uF8FF][\w:,\uE000-\uF8FF-]*))*`;

/**
 * Controllers of disk arrays, each with its maker's program. Their words are no options, and the same word shows or sets by
 * what follows, so only whole calls of the manuals count: MegaCli and StorCLI (https://techdocs.broadcom.com, 12Gb/s MegaRAID Tri-Mode software,
 * StorCLI commands), perccli (https://www.dell.com/support, PERC CLI reference guide), ssacli (https://support.hpe.com, HPE Smart Storage
 * Administrator CLI), arcconf (https://storage.microsemi.com, ARCCONF command line utility), sas2ircu (SAS-2 Integrated RAID configuration
 * utility), powermt (https://www.dell.com/support, PowerPath CLI reference guide).
 */
export const storageControllers: Knowledge = {
  programs: [
    // The makers’ packages put their programs into folders that no PATH has, so runbooks name them in full.
    readsListed('megacli MegaCli MegaCli64 megacli64 MegaCLI /opt/MegaRAID/MegaCli/MegaCli /opt/MegaRAID/MegaCli/MegaCli64', {
      shows: megaShows,
      otherwise: 'changes a disk array, or writes a file',
      destroys: [
        /-?(?:cfg(?:ld|ea|span)?\w*del|cfgclr|cfgforeign -?clear|ldinit -?start|pdclear -?start|discardpreservedcache|adpeventlog -?clear|fwtermlog -?clear|adpfacdefset|secureerase)/iu,
        'removes a disk array, what is on it, or its log',
      ],
    }),
    readsListed('storcli storcli64 perccli perccli64 /opt/MegaRAID/storcli/storcli64 /opt/MegaRAID/perccli/perccli64', {
      shows: storShows,
      otherwise: 'changes a disk array, or writes a file',
      destroys: [/ (?:del|delete|erase|secureerase|start (?:init\w*|erase)|flushcache)\b/iu, 'removes a disk array or what is on it'],
    }),
    readsListed('ssacli hpssacli', {
      shows: new RegExp(
        String.raw`^(?:version|help|--?(?:version|help)|${ssaWhere} show(?: (?:config|status|detail|summary|ssdinfo))*)$`,
        'iu',
      ),
      otherwise: 'changes a disk array, writes a file or opens a prompt',
      destroys: [/ (?:delete|modify .*erase|modify clearencryption\w*)\b/iu, 'removes a disk array or what is on it'],
    }),
    // arcconf getlogs … clear empties the log it shows.
    readsListed('arcconf', {
      shows: new RegExp(
        String.raw`^(?:(?:list|getversion)(?: ${number})?|getstatus ${number}|getsmartstats ${number}(?: tabular)?|getlogs ${number} (?:device|dead|event|uart|stats)(?: tabular)?|getconfig ${number}(?: (?:ad|al|ar|cn|ld|mc|pd)(?: ${number})*)?)(?: nologs)?$`,
        'iu',
      ),
      otherwise: 'changes a disk array',
      destroys: [/^(?:delete|uninit|format|secureerase)\b|^getlogs .*\bclear\b/iu, 'removes a disk array, what is on it, or its log'],
    }),
    readsListed('sas2ircu sas3ircu', {
      shows: new RegExp(`^(?:list|${number} (?:display|status))$`, 'iu'),
      otherwise: 'changes a disk array',
      destroys: [/ (?:delete|deletevolume)\b| logir clear/iu, 'removes a disk array or its log'],
    }),
    readsListed('powermt', {
      shows: new RegExp(
        String.raw`^(?:version|display(?: (?:paths|ports|options|bus|unmanaged|hba_mode|(?:dev|class|every)=[\w/.\uE000-\uF8FF-]+))*)$`,
        'u',
      ),
      endless: / every=/u,
      otherwise: 'changes the paths to disks',
    }),
  ],
  examples: {
    reads: `
      megacli -LDInfo -Lall -aALL
      MegaCli -PDList -aALL -NoLog
      MegaCli64 -PDInfo -PhysDrv [252:0] -a0
      MegaCli64 -PDInfo -PhysDrv[32:1] -aALL
      MegaCli64 -AdpAllInfo -aALL
      MegaCli64 -AdpBbuCmd -GetBbuStatus -aALL
      MegaCli64 -FwTermLog -Dsply -aALL
      MegaCli64 -PDRbld -ShowProg -PhysDrv [252:0] -a0
      megacli -AdpEventLog -GetEventLogInfo -a0
      /opt/MegaRAID/MegaCli/MegaCli64 -PDList -aALL
      storcli show
      storcli /c0 show
      storcli64 /c0 show all J
      storcli64 /call/eall/sall show
      storcli /c0/e252/s0 show rebuild
      storcli /c<controller>/vall show all
      /opt/MegaRAID/storcli/storcli64 /c0 show all
      perccli /c0/bbu show all
      perccli64 /c0 show events type=latest=10
      ssacli ctrl all show config
      hpssacli ctrl slot=0 pd all show status
      ssacli ctrl slot=0 ld 1 show detail
      arcconf getconfig 1
      arcconf getconfig 1 pd
      arcconf getlogs 1 event tabular
      sas2ircu list
      sas3ircu 0 display
      powermt display dev=all
      powermt display dev=all every=5`,
    changes: `
      megacli -PDOffline -PhysDrv [252:0] -a0
      megacli -AdpEventLog -GetEvents -f events.log -aALL
      megacli -LDInfo -Lall -aALL -f x
      MegaCli64 -PDRbld -Start -PhysDrv [252:0] -a0
      MegaCli64 -AdpBbuCmd -BbuLearn -a0
      MegaCli64 -LDInfo -L$(cat x) -a0
      storcli /c0 set rebuildrate=50
      storcli /c0/e252/s0 start rebuild
      storcli /c0 show events file=/etc/x
      storcli /c0 show termlog logfile=/etc/x
      storcli /c0/$drive show
      perccli /c0 add vd r1 drives=252:0-1
      ssacli
      ssacli ctrl slot=0 pd 1I:1:1 modify led=on
      ssacli ctrl all diag file=/etc/x
      arcconf setstate 1 device 0 0 hsp
      arcconf rescan 1
      sas2ircu 0 locate 1:0 on
      powermt config
      powermt remove dev=sdb`,
    destroys: `
      MegaCli64 -CfgLdDel -L0 -a0
      MegaCli64 -AdpEventLog -Clear -a0
      storcli /c0/v0 delete
      storcli /c0/e252/s0 start erase simple
      ssacli ctrl slot=0 ld 1 delete
      arcconf delete 1 logicaldrive 0
      arcconf getlogs 1 event clear
      sas2ircu 0 deletevolume 322`,
  },
};
