import { createTransport, type Transporter } from 'nodemailer';
import { z } from 'zod';
import { escapeHtml, messageOf } from '#base';
import type { Deliverer, Outcome } from '../model/message.ts';
import { oneLine, plainText, webLink } from '../model/plain-text.ts';
import { providerTimeoutMs, type DeliverySettings } from '../settings.ts';

const address = z.email();

function htmlOf(text: string, link: string | null): string {
  const body = `<div style="font-family:system-ui,sans-serif;font-size:15px;line-height:1.5;white-space:pre-wrap">${escapeHtml(text)}</div>`;
  return link === null ? body : `${body}<p><a href="${escapeHtml(link)}">${escapeHtml(link)}</a></p>`;
}

/** The name behind the @ of the sender, for Message-ID; always a plain host name. */
function domainOf(from: string): string {
  return /@([a-z0-9.-]+)/i.exec(from)?.[1]?.toLowerCase() ?? 'tocsin.invalid';
}

/** nodemailer's code and the server's 4xx/5xx (RFC 5321): 5xx for this message is final, a wrong password or a dead server may be mended. */
function outcomeOf(error: unknown): Outcome {
  const code = error instanceof Error && 'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : null;
  const kind = error instanceof Error && 'code' in error ? error.code : null;
  const isFinal = code !== null && code >= 500 && (kind === 'EENVELOPE' || kind === 'EMESSAGE');
  return { state: 'failed', detail: oneLine(messageOf(error), 300), isFinal, isUnreachable: code === null };
}

export interface MailDeliverer extends Deliverer {
  /** Closes the pooled connections. */
  stop(): void;
}

/**
 * SMTP. The Message-ID is made from the delivery's id: a mail sent twice because of a crash
 * has the same one both times, and mailboxes show it once.
 */
export function createMailDeliverer(settings: DeliverySettings): MailDeliverer {
  const transports = new Map<string, Transporter>();
  const transportFor = (smtp: string): Transporter => {
    const known = transports.get(smtp);
    if (known) return known;
    const made = createTransport(
      {
        url: smtp,
        pool: true,
        maxConnections: 4,
        connectionTimeout: providerTimeoutMs,
        greetingTimeout: providerTimeoutMs,
        socketTimeout: providerTimeoutMs,
        dnsTimeout: providerTimeoutMs,
      },
      // A message never makes the server read a file or an address.
      { disableFileAccess: true, disableUrlAccess: true },
    );
    transports.set(smtp, made);
    return made;
  };
  return {
    async deliver({ id, organizationId, target, message }) {
      const mail = settings.mailFor(organizationId);
      if (!mail) return { state: 'failed', isFinal: true, detail: 'no mail server is set up (mail.smtp in tocsin.yaml)' };
      const to = address.safeParse(target);
      if (!to.success) return { state: 'failed', isFinal: true, detail: `${oneLine(target, 100)} is not an e-mail address` };
      const link = webLink(message.link);
      const text = plainText(message.text, 100_000);
      try {
        await transportFor(mail.smtp).sendMail({
          from: oneLine(mail.from, 300),
          to: { name: '', address: to.data },
          subject: oneLine(message.subject, 300),
          text: link === null ? text : `${text}\n\n${link}\n`,
          html: htmlOf(text, link),
          messageId: `<${id}@${domainOf(mail.from)}>`,
          headers: { 'Auto-Submitted': 'auto-generated', 'X-Tocsin-Delivery': id },
        });
        return { state: 'sent', detail: 'accepted by the mail server', result: null };
      } catch (error) {
        return outcomeOf(error);
      }
    },
    stop() {
      for (const transport of transports.values()) transport.close();
      transports.clear();
    },
  };
}
