import { expect, test } from 'vitest';
import { createMessageParser } from './event-stream.ts';
import type { StreamMessage } from './event-stream.ts';

function parse(chunks: readonly string[]): readonly StreamMessage[] {
  const messages: StreamMessage[] = [];
  const feed = createMessageParser((message) => messages.push(message));
  for (const chunk of chunks) feed(chunk);
  return messages;
}

test('a message cut anywhere comes out whole', () => {
  const text = 'id: 7\nevent: changed\ndata: {"a":1}\n\n';
  for (let at = 1; at < text.length; at += 1) {
    expect(parse([text.slice(0, at), text.slice(at)])).toEqual([{ event: 'changed', data: '{"a":1}', id: '7' }]);
  }
});

test('a comment gives no message', () => {
  expect(parse([': ping\n\n', ': ping\n\n'])).toEqual([]);
});

test('several data lines are one text', () => {
  expect(parse(['data: one\ndata:two\n\n'])).toEqual([{ event: 'message', data: 'one\ntwo', id: null }]);
});

test('an event without data is no message and does not name the next one', () => {
  expect(parse(['event: page\n\ndata: x\n\n'])).toEqual([{ event: 'message', data: 'x', id: null }]);
});
