import { Fragment } from 'react';
import { END, START } from './marked-values';

/** A finished sentence whose marked values each keep their own text direction. */
export function MarkedText({ text }: { text: string }) {
  const [first = '', ...rest] = text.split(START);
  return (
    <>
      {first}
      {rest.map((part, index) => {
        const end = part.indexOf(END);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence have no other identity
          <Fragment key={index}>
            <bdi>{part.slice(0, end)}</bdi>
            {part.slice(end + END.length)}
          </Fragment>
        );
      })}
    </>
  );
}
