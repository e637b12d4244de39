import type { SectionKind } from './document.ts';

type Row = readonly [SectionKind, RegExp];

/** Names that would be read wrong by a word inside them: what they are as a whole comes before any word. */
const wholes: readonly Row[] = [
  // The way to the cause, first in short and then at length; what mends follows under a heading of its own.
  ['diagnosis', /^(?:initial|detailed) steps(?: overview)?$/i],
  // On the page of an alert: what to do first about it.
  ['diagnosis', /^runbook$/i],
  ['prevention', /^(?!post\b).*\bdrills?\b(?![\s-]?(?:down|in))/i],
  ['diagnosis', /\bdecision tree$/i],
  ['diagnosis', /^test(?:ing)? (?:the )?(?:\w+ )?(?:connectivity|connections?|reachability|dns(?: resolution)?|network)$/i],
  ['diagnosis', /^drill(?:ing)?[\s-]?(?:down|in)\b/i],
  // What something is and how it works, before anything is to be done about it.
  [
    'reference',
    /^(?:healthy|normal|expected|steady[\s-]state|baseline)(?: steady[\s-]state)? (?:signals?|state|values|behaviou?r|operation)$/i,
  ],
  ['symptoms', /^(?:tl;?\s?dr|intro|(?:\w+ )?signals?|what .{1,60}\bmeans?)$/i],
  [
    'reference',
    /^how (?!to\b|do\b|we\b|can\b).{1,60}\bworks?\b|^what .{1,60}\bdoes$|^last (?:updated|reviewed|modified)\b|^required (?:\w+ ){0,2}(?:access|credentials|information|inputs?|permissions?|roles?|secrets?|tools?|variables?)\b|^reference:/i,
  ],
  [
    'diagnosis',
    /^(?:verify|confirm|validate) (?:that |whether |if )?(?:the |an? )?(?:symptoms?|alert|problem|issue)\b|^why (?:do|does|did) (?:this|it) happen/i,
  ],
  ['other', /^pre-?maintenance\b/i],
  ['reference', /^training\b/i],
  // What is handed over, and what is done first whatever has happened.
  ['other', /\b(?:first response|hand-?off|hand-?over|incident response|shift) checklist$/i],
  ['symptoms', /^(?:configuration|procedure|task) overview$/i],
  // A value, not a heading over the harm done: "Severity: High (P2)".
  // What may fire is looked up; what has fired is "Alert".
  ['reference', /^alerts$/i],
  ['reference', /^severity(?:\s*:\s*\S|$| (?:upgrade|downgrade|escalation) criteria$)/i],
  [
    'reference',
    /\bclassifications?(?: scheme)?$|\b(?:catalogu?e|reference|(?:additional|further|helpful|important|post-?mortem|training|useful) (?:information|reading|resources))$|^(?!.*\b(?:incident|alert|issue|problem|attack|outage)\b)\S.*\soverview$|\btimeline (?:overview|summary)$|^purpose$|^before you (?:start|begin)$|^(?:on|in) this (?:page|document|guide)$|^notes? ?[/&]|\b(?:access|data|request|traffic) flow$|^(?:caution|warnings?|important)$|\bout[\s-]of[\s-]hours\b|^relationship (?:to|with)\b|\b(?:provider|vendor|upstream|third[\s-]party|external)s? status (?:pages?|dashboards?)$/i,
  ],
  [
    'reference',
    /^appendi(?:x|ces)\b|\bobjectives?$|\bservice[\s-]level\b|\b(?:RTO|RPO)\b|^pre-?(?:checks?|flight)$|^pre(?:[\s-]\w+|flight)?[\s-](?:\w+ )?check(?:s|list)\b|\b(?:schedule|cheat[\s-]?sheet|quick reference(?: commands)?|useful (?:commands|queries|links))$/i,
  ],
  [
    'verification',
    /^post[\s-](?!incident|mortem|event|resolution|change review|\w+ (?:tasks?|activities|obligations|duties|actions)$)\w+(?: (?:quick )?(?:checks?|checklist|phase|testing))?$|^after (?:the |an? )?(?:full |complete |successful )?(?:restor|scal|roll|restart|recover|fail|switch|cut)\w*(?: (?:up|down|out|back|over))?$|\b(?:fail[\s-]?over|recovery|restore|rollback|backup|load|manual|regression|integration|smoke|end-to-end|acceptance) test(?:s|ing)?\b|^testing (?:\w+ ){0,2}(?:restor|recover|fail[\s-]?over)\w*|^(?:run |functional |final )?test(?:s|ing)?$|^test (?!accounts|coverage|data|plan|env|case)\w|^check(?:ing)? (?:its|that (?:it|the)|the result|(?:the )?resolution|(?:a |the )?recovery)\b/i,
  ],
  [
    'verification',
    /^(?:recovery|restore|rollback|fail-?over|fix) checks?$|^after (?:any |the |a )?(?:remediation|mitigation|fix|change)$/i,
  ],
  [
    'other',
    /^(?!.*\b(?:roll|restart|recover|restor|fail|scal|verif|validat|check|test|monitor|troubleshoot|cut|switch))(?!architecture|how|what|why)(?:.*\b(?:deployment|migration|creation)$|(?:before|during|after)\b(?!.*\bincident))/i,
  ],
  [
    'other',
    /^post[\s-](?:deploy(?:ment)?|install(?:ation)?|migration|upgrade|release|set-?up) (?:tasks?|steps|actions|activities|configuration)$/i,
  ],
  ['other', /^before (?:the )?\w+ing\b|^(?:scaling|rotation|restart|deployment|migration|maintenance|upgrade|release) checklist$/i],
  // Nothing is mended yet: whether it is an incident at all is what is looked at.
  ['diagnosis', /^confirm (?:that |whether |if )?(?:the|an?|this|it)\b.*\b(?:incident|alert|issue|problem|outage)$/i],
  // Who does what, before anybody does it.
  ['other', /^(?:establish|assign|define) (?:the )?(?:\w+ )?roles\b/i],
  // Where everybody meets, and the word that it is one.
  [
    'communication',
    /^(?:open|create|start|join|set up) (?:an? |the )?(?:\w+ )?(?:incident|war|bridge|slack|teams) (?:channel|bridge|call|room)\b|^(?:open|create|start) (?:an? |the )?(?:channel|bridge)\b/i,
  ],
  // One level of a scheme, whatever its line says of users: "SEV-3 - no user impact".
  ['reference', /^sev(?:erity)?[\s-]?\d\b/i],
  ['reference', /^safety checks?$|\b(?:file|backup|log) locations?$|^why (?:this|it|we have this)(?: \w+)? (?:exists?|matters)$/i],
  ['escalation', /^on[\s-]?call owners?\b/i],
  ['diagnosis', /^first (?:\d+|two|three|four|five|few) (?:commands|things)\b/i],
  // A live incident has its timeline drawn up to understand it; a report tells it, and a plan states it.
  ['diagnosis', /^(?:establish|build|reconstruct|determine|create|identify|develop) (?:an? |the )?(?:\w+ )?timeline\b/i],
];

/** Names of the parts in Spanish, Portuguese, French and German, where they are the whole heading or begin it. */
const otherLanguages: readonly Row[] = [
  [
    'post-incident',
    /^(?:post[\s-]?incidentes?|p[óo]s[\s-]?incidentes?|apr[èe]s (?:l['’]\s?)?incident|(?:despu[ée]s|posterior) (?:de(?:l| un)? |al )incidente|(?:depois|ap[óo]s) (?:d?o )?incidente|nach (?:dem|einem) (?:vorfall|incident)|retour d['’]\s?exp[ée]rience|bilan|nachbereitung|nachbearbeitung|nachbesprechung|nachverfolgung|nachgang|abschlussbericht|lecciones aprendidas|li[çc][õo]es aprendidas|seguimiento|acciones posteriores|a[çc][õo]es posteriores|actions ultérieures|acompanhamento|suivi(?! (?:du|de la|des?|de l['’]) )|retrospectiva|rétrospective|retrospektive)(?![\p{L}])/iu,
  ],
  [
    'symptoms',
    /^(?:s[íi]ntomas?|resumen|descripci[óo]n|significado|detecci[óo]n|sintomas?|resumo|descri[çc][ãa]o|detec[çc][ãa]o|sympt[ôo]mes?|r[ée]sum[ée]|détection|signification|symptome?|beschreibung|bedeutung|fehlerbild|erkennung|anzeichen|st[öo]rungsbild|vue d['’]\s?ensemble|aper[çc]u|[üu]bersicht|vis[ãa]o geral|visi[óo]n general|se[ñn]a(?:les|is)(?: de)?)(?![\p{L}])/iu,
  ],
  [
    'impact',
    /^(?:impactos?|afectaci[óo]n|consecuencias?|consequ[êe]ncias?|conséquences?|auswirkung(?:en)?|folgen|betroffene (?:dienste|systeme|nutzer))(?![\p{L}])/iu,
  ],
  [
    'diagnosis',
    /^(?:diagn[óo]sticos?|investigaci[óo]n|investiga[çc][ãa]o|an[áa]lisis|an[áa]lise|(?:posibles |poss[íi]veis )?causas?(?: ra[íi]z)?|comprobaciones|enqu[êe]te|diagnose(?:schritte)?|(?:m[öo]gliche |h[äa]ufige )?ursachen?(?:analyse|suche)?|fehlersuche|fehleranalyse|fehlerdiagnose|untersuchung)(?![\p{L}])/iu,
  ],
  [
    'mitigation',
    /^(?:mitigaci[óo]n|mitiga[çc][ãa]o|resoluci[óo]n|resolu[çc][ãa]o|soluci[óo]n(?:es)?|solu[çc](?:[ãa]o|[õo]es)|recuperaci[óo]n|recupera[çc][ãa]o|remediaci[óo]n|remedia[çc][ãa]o|contenci[óo]n|conten[çc][ãa]o|corre[çc][ãa]o|acciones (?:inmediatas|correctivas)|a[çc][õo]es (?:imediatas|corretivas)|remédiation|att[ée]nuation|résolution|r[ée]tablissement|récupération|actions? (?:imm[ée]diates?|correctives?)|(?:fehler|st[öo]rungs|problem)?behebung|abhilfe(?:ma(?:ß|ss)nahmen)?|(?:sofort|gegen)?ma(?:ß|ss)nahmen?|l[öo]sung(?:en|sschritte)?|wiederherstellung|eind[äa]mmung|neustart|(?:proc[ée]dures? de )?(?:red[ée]marrage|restauration|reprise|bascule)|retour arri[èe]re|(?:proced?imient?o de )?(?:rein[íi]cio|restauraci[óo]n|restaura[çc][ãa]o)|pannes (?:fr[ée]quentes|courantes|connues)|probl[èe]mes (?:fr[ée]quents|courants|connus)|problemas (?:comunes|frecuentes|conocidos|comuns|frequentes|conhecidos)|(?:h[äa]ufige|bekannte) (?:probleme|fehler|st[öo]rungen))(?![\p{L}])/iu,
  ],
  [
    'verification',
    /^(?:verificaci[óo]n|verifica[çc][ãa]o|validaci[óo]n|valida[çc][ãa]o|v[ée]rifications?|v[ée]rifier|(?:erfolgs)?kontrolle|verifikation|verifizierung|validierung|[üu]berpr[üu]fung|(?:nach)?pr[üu]fung)(?![\p{L}])/iu,
  ],
  [
    'communication',
    /^(?:comunicaci(?:[óo]n|ones)|comunica[çc](?:[ãa]o|[õo]es)|notificaci(?:[óo]n|ones)|notifica[çc](?:[ãa]o|[õo]es)|kommunikation|benachrichtigung(?:en)?)(?![\p{L}])/iu,
  ],
  [
    'escalation',
    /^(?:escalamiento|escalaci[óo]n|escalado|escalada|escalonamento|escala[çc][ãa]o|escalade|remont[ée]e|eskalation(?:s(?:pfad|stufen|weg|wege))?|contactos?|contatos?|ansprechpartner|kontakte?|(?:politique d['’]\s?)?astreintes?|d[ée]cision d['’]\s?escalade|(?:ruf)?bereitschaft(?:sdienst)?|guardias?|plant[ãa]o)(?![\p{L}])/iu,
  ],
  [
    'prevention',
    /^(?:buenas pr[áa]cticas|boas pr[áa]ticas|bonnes pratiques|prevenci[óo]n|preven[çc][ãa]o|prévention|vorbeugung|vorsorge|pr[äa]vention|vermeidung)(?![\p{L}])/iu,
  ],
  [
    'reference',
    /^(?:conceptos?|conceitos?|referencias?|refer[êe]ncias?|références?|requisitos|pr[ée][\s-]?requis|prerrequisitos|pr[ée]-?requisitos|voraussetzungen|enlaces|liens|verweise|referenz(?:en)?|anhang|anexos?|annexes|objetivos?|(?:signaux d['’]\s?)?[ée]tat nominal|table des mati[èe]res|commandes utiles|inhaltsverzeichnis|n[üu]tzliche befehle|[íi]ndice|comandos [úu]t[ei]is|comandos [úu]tiles|normalzustand|(?:estado|funcionamiento|funcionamento) normal|variables d['’]\s?environnement|variables de entorno|vari[áa]veis de ambiente|umgebungsvariablen)(?![\p{L}])/iu,
  ],
];

/** Names of the parts in Chinese, which writes no blanks: the whole heading, of work also with a word for "steps" or "way" behind it. */
const chinese: readonly Row[] = [
  ['symptoms', /^(?:含义|描述|概述|(?:故障|问题|主要|常见)?(?:症状|现象|表现)|告警(?:描述|含义|说明))$/u],
  ['impact', /^(?:业务|用户|故障)?影响(?:范围|评估|分析)?$/u],
  ['verification', /^(?:恢复|修复|结果|效果)?(?:验证|确认|校验)(?:步骤|方法|结果|恢复|修复)?$/u],
  ['diagnosis', /^(?:问题|故障|初步)?(?:诊断|排查|调查|定位|(?:原因|根因)?分析|可能原因|故障原因|根本原因)(?:步骤|方法|流程)?$/u],
  [
    'mitigation',
    /^(?:问题|故障|应急|紧急|临时)?(?:缓解|修复|恢复|解决|处理|处置|补救)(?:措施|方案|步骤|方法|办法|流程)?$|^(?:回滚|应对措施|解决方案)$/u,
  ],
  ['communication', /^(?:内部|外部|对外)?(?:沟通|通知|通报)(?:计划|模板|流程)?$/u],
  ['escalation', /^(?:问题|故障)?(?:升级|上报)(?:路径|流程|策略|联系人)?$|^(?:紧急)?(?:联系人|联系方式)$/u],
  [
    'post-incident',
    /^(?:事后|事故后|故障后|事件后)(?:处理|复盘|总结|分析|跟进|工作|行动|回顾)?$|^(?:事故|故障|事件)?(?:复盘|总结|回顾)$|^(?:后续(?:跟进|工作|行动|步骤|处理)|经验教训)$/u,
  ],
  ['prevention', /^(?:长期)?(?:预防|防范)(?:措施|方案|建议)?$|^最佳实践$/u],
  ['reference', /^(?:参考(?:资料|链接|文档|信息)?|相关(?:链接|文档|资料|告警)|附录|背景(?:知识)?|前提条件|先决条件|前置条件)$/u],
];

/** What authors call the parts of a runbook. The first row that fits decides, so narrow ones come first. */
export const synonyms: readonly Row[] = [
  ...wholes,
  ...chinese,
  ...otherLanguages,
  [
    'post-incident',
    /\bpost[\s-]?(?:incident|mortem|event|resolution)|\bpostmortem|\bretrospect|\bdebrief|\bwrap[\s-]?up\b|\b(?:incident )?close-?out\b|\bincident closure\b|\blessons learn(?:ed|t)|\bfollow[\s-]?ups?\b|\bpir\b|\baction items?\b|\bafter (?:the |an )?incident|^post[\s-]\w+ (?:reviews?|tasks?|activities|obligations|duties|actions)$|^(?:\w+ )?timeline\b(?! of)|\bwhat (?:went|could|did)\b(?: \w+){0,6}|\bwhat we learned\b|\bluck\b|\bnear miss(?:es)?\b|\bwhere we got lucky\b|\bnext steps\b/i,
  ],
  [
    'communication',
    /\bcommunicat|\bcomms\b|\bsit(?:uation)?[\s-]?reps?(?:orts?)?\b|\bnotif(?:y|ications?)\b|\binform(?:ing)? (?:the )?(?:customers?|users?|stakeholders?|teams?|management|partners?)\b|\bstakeholder|\bstatus[\s-]?(?:page|update)|\bupdat(?:e|ing) (?:the )?(?:\w+ )?status\b|\bannounce|\bslack\b(?! (?:\w+ )?(?:app|bot|tag|token|webhook))|\bwar room|\b(?:customer|external|internal) messag|\bmessaging\b|\be-?mail templates?\b|\b(?:resolution|incident|outage) notice|\bliais(?:ons?|e)\b|(?<!\bdetection (?:and|&) )\breporting$|(?<!\bon[\s-])\bcall (?:procedures?|announcements?|sign-?off)\b|\blingo\b/i,
  ],
  [
    'escalation',
    /\bescalat|\bwho to (?:call|page|contact)|\b(?:contact|page|engage|notify|call) (?:the )?on[\s-]?call\b|(?<!what is |being |about )\bon[\s-]?call(?: (?:contacts?|rotations?|schedules?|rosters?|teams?|engineers?|support|list|information))?$|\b(?:get(?:ting)?|ask(?:ing)? for) help\b|\bpoints? of contact\b|\bcontacts?\b|\bwhen to (?:engage|call|page)\b|^(?:getting |further |vendor |customer )?support$/i,
  ],
  [
    'diagnosis',
    /\bdetect\p{L}*\b.{1,12}\b(?:triage|analy|investigat)|\bseverity (?:determination|assessment|assignment|decision)|^(?:estimate|determine|decide) (?:the )?severity/iu,
  ],
  [
    'symptoms',
    /^introduction(?: to\b.*)?$|\bsymptoms?\b|\bsigns?\b(?![\s-](?:in|on|off|up|out)\b)|\bdetect(?:ion|ing)?\b|\bhow (?:to|do (?:i|we)) (?:detect|recogni[sz]e|notice)|\bindicators?\b|\balerts? (?:definitions?|description|details|conditions?|information|summary)|\bmonitoring channels|^(?:alert )?(?:triggers?|trigger conditions?)$|^alert$|\bmeaning\b|\bdescription\b|\boverview\b|^(?:(?:issue|incident|problem|outage|alert) )?summary$|\bexecutive summary|^about\b|^what (?:this is|is (?:this|happening)|happened|it means)|^incident type$|\bfinding types?\b|^when (?:not )?to\b|^when (?:this|it) (?:fires|happens|occurs|triggers)\b|^identification\b|^(?:the )?(?:problem(?: statement| context)?|issue)$|^observed behaviou?r$|^error messages?$|^what (?:you|users|customers) (?:will )?see\b/i,
  ],
  [
    'impact',
    /\bimpacts?\b|\bseverity\b(?! (?:levels?|scheme|matrix|ladder|tiers?|table|class(?:es|ifications?)|definitions?))|\bseriousness|\bwho is affected\b|\bbusiness effect|\bblast radius|\bconsequences?\b|\baffected (?:users|services|systems)/i,
  ],
  [
    'prevention',
    /\bprevent|\blong[\s-]?term\b|\bharden|\bfuture improvement|\bimprovements?\b|\btuning\b|\bperformance optimi[sz]ations?\b|\bbest practices\b|\bavoid(?:ing|ance)?\b|\bproactive|\bguardrails?\b|^(?:scheduled|regular|periodic|routine|nightly|weekly|monthly) (?:\w+ )?(?:rotations?|renewals?|backups?|reviews?|checks?|tests?)\b|\b\w+ planning$/i,
  ],
  [
    'verification',
    /\bverif|\bvalidat|\bconfirm|\brecovered|\bcheck (?:it|that it) work|\bpost[\s-]?checks?|\b(?:success|exit|closure|acceptance|recovery) criteria|\ball[\s-]clear\b|\bback to normal\b|\bmonitor (?:recovery|the fix|resolution)|\bhealth checks? after|\bsmoke tests?/i,
  ],
  [
    'mitigation',
    /\bmitigat|\bremed|\bfix(?:es|ing)?\b|\bsolutions?\b|\bsolv(?:e|ing)\b|\bcontain(?:ment|ing)?\b|\beradicat|\brecover(?:y|ing)?\b|\bresolutions?\b|\bimmediate(?: actions?)?$|\b(?<!initial |immediate |first |automated |quick-)response(?: (?:options|actions|steps|procedures?))?$|\brollback|\broll(?:ing)? back|\bworkarounds?\b|\brestor|\bactions?\b|\brepair|\brestart|\brotat(?:e|ion|ing)\b|\brenew|\bresiz(?:e|ing)\b|\brecreating\b|\bgarbage[\s-]collect|\bfail[\s-]?over|\bswitch[\s-]?over|\bcut[\s-]?over|\bscal(?:e|ing)\b|\bhot-?fix|\bcountermeasures?\b|\bfail[\s-]?back|\broll forward|\bhow to (?:resolve|recover)|\bresolv(?:e|ing)\b|\bquick wins?|\bcircuit breaker|\brate limit|\bmaintenance mode|\b(?:re-?play|re-?driv|re-?queu|re-?process)(?:e|ing)?\b|\bmanual (?:actions?|interventions?|operations?|override|trigger)\b|\btreatment|\bemergency\b|\b(?:isolate|block|disabl(?:e|ing)|revok(?:e|ing)|cut off|quarantine|drain|cordon|evict|resync|recreate|unblock|unstick)\b/i,
  ],
  [
    'diagnosis',
    /\bdiagnos|\binvestigat|\btriage|\bassess|\btroubleshoot|\banaly[sz]|\bdebug|\bchecks?\b|\b(?:look for|where to look|what to check|hypothes[ei]s|decision tree)\b|\bcause[sd]?\b|\bcontributing (?:factors|conditions)|\breasons?\b(?! codes?)|\bwhy it happened|\b5 whys|\bquer(?:y|ies|ying)\b|\binspect|\bidentif|\bforensic|\bevidence\b|\b(?:initial|immediate|first) response\b|\bknown issues\b|\bfailure modes?\b|\blogs? (?:collection|retrieval)\b|^(?:compromised|exposed|stolen)\b/i,
  ],
  [
    'reference',
    /\breferences?\b|\blinks?\b|\bresponsibilities\b|\bdashboards?\b|\bresources?\b|\bsee also|\brelated\b|\bdocumentation|\bdocuments\b|\bbackground|\bglossary|\bnotes?\b|\bfuture work\b|\bcontext|\barchitecture|\bpre-?(?:requisites?|conditions?)\b|\brequirements?\b|\bappendix|\badditional (?:info|information|reading|resources)|\bsupporting information|\bseverity(?: (?:levels?|scheme|matrix|ladder|tiers?|table|classifications?|definitions?))?\b|\b(?:revision|document|version|change) history|\bchangelog|\b(?:table of )?contents\b|\bout of scope|\bscope\b|\bmonitoring\b|\bmetrics\b|\blogs$|\bconfiguration\b|\bparameters?\b|\bpermissions?\b|\bprivileges\b|\bschedule\b|\bfaq\b|\buseful commands|\bcommands\b|\bcheat[\s-]?sheet|\bpreparation\b|\bprepare\b|\bsettings\b|\b(?:error|result|status|reason)[\s_]?(?:codes?|cases)\b|\bindex\b|\bdefinitions?\b|\benvironment variables\b|\bhow it works\b|\bknown limitations?\b|\bdesign\b|\baudit trail\b|\bdiagrams?\b|^outline$|\bretention\b|\bapi endpoints?\b|\b(?:philosophy|principles)\b|\w strategy$|\bpolic(?:y|ies)\b|\b(?:topology|dependencies|tools|tooling|metadata|ownership|owners?|considerations|urls?|hours|environments?|integrations?|restrictions on \w+|consumers?|authors?|maintainers?|assumptions?|constraints|limitations?|caveats|conventions?|terminology|acronyms|inventory|versions)$/i,
  ],
  // Work that is planned is no answer to an incident.
  ['other', /\bmaintenance\b(?! mode)/i],
];

/** Words that may stand in the name of a section without changing what it is. */
export const fillers =
  /\b(?:the|a|an|and|or|of|to|for|in|on|this|that|is|it|your|how|initial|immediate|first|other|automatic|quick|manual|manually|detailed|common|possible|potential|basic|recommended|suggested|additional|further|general|generic|incident|incidents|alert|alerts|problems?|issues?|service|desk|user|customer|business|short|step|steps|procedures?|process|plan|phase|part|section|guide|guidelines?|strategy|strategies|options?|details?|info|information|summary|methods?|items?|list|matrix|path|policy|tables?|checklists?|runbook|playbook|response|activity|activities|commands?|root|if|when|data|system|systems|decision|determination|result|results|advanced|pointers?|tips|hints?|known|important|useful|quick|key|full|by|direct|external|internal|and|as|needed|permanent|temporary|critical|templates?|forms?|roles?|responsibilit(?:y|ies)|\d+|[a-z])\b/gi;

/** Words that name a section by what to do first, whatever follows: "Verify that the queue is empty". */
export const leading: readonly Row[] = [
  ['symptoms', /^symptoms? (?:of|when)\b/i],
  ['reference', /^reference:/i],
  ['escalation', /^(?:when to )?escalat|^get(?:ting)? help\b/i],
  ['communication', /^(?:document and communicate|notify|inform|communicate|report\b.* to)\b/i],
  // What is sent to whom; a notification queue is a machine.
  [
    'communication',
    /^(?:(?:customer|external|individual|internal|regulator|stakeholder|user) )?(?:notification|communication)s? (?:&|and|content|delivery|plan|preparation|strategy|templates?|timeline)(?![\w-])/i,
  ],
  [
    'reference',
    /^(?:architecture|(?:important )?(?:notes?|considerations)|(?:\w+ )?points? to note|(?:aws|azure|official|vendor) documentation|references?|links|related (?:\w+ ?){0,2}|pre-?(?:requisites?|conditions?)|requirements|see also|(?:additional|external|further|helpful|important|more|other|useful) resources|background|glossary|environment variables|(?:\w+ )?schedule|severity(?:: .*| (?:levels?|matrix|scheme|definitions?)))$/i,
  ],
  // Who looks and mends in one step mends.
  [
    'mitigation',
    /^(?:(?:audit|check|find|identify|inspect|review) and )?(?:block|bump|cordon|decrease|drain|evict|fail over|increase|lower|raise|reduce|force|isolate|kill|promote|purge|quarantine|reboot|re-?enable|re-?issue|re-?process|replay|re-?queue|redrive|reload|recover|remove|reset|restart|restore|revert|revoke|roll ?back|rotate|stabili[sz]e|terminate|(?:recover|reload|replay|re-?process|re-?queu|restart|restor|revert|rotat)ing)\b(?! (?:tests?|testing|drills?|verification)\b)/i,
  ],
  ['verification', /\bis (?:verified|confirmed) when\b|^testing\b/i],
  ['verification', /^(?:v[ée]rifier|verificar|comprobar|valider|validar)(?![\p{L}])/iu],
  ['verification', /^(?:verify|validate|confirm|monitor)\b|\b(?:verification|validation)$|[–—-] (?:verify|validate|confirm)\b/i],
  ['prevention', /^(?:harden|prevent)/i],
  [
    'diagnosis',
    /^(?:(?:\w+ )?health checks?\b|(?:read|look (?:at|through)|pull|tail) (?:the )?(?:\w+ )?logs\b|analy[sz]e|assess|classify|debug|diagnose|distinguish|troubleshoot|(?:other |root )?(?:causes?|reasons?) (?:for|of)|collect|correlate|determine|estimate|examine|forensic|gather|identify|inspect|interpret|locate|investigate|query|size[\s-]up|establish (?:\w+ )?timeline)\b/i,
  ],
];
