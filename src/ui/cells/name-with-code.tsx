// A name with its code behind it: where both do not fit the name is cut, never the code.
import classes from './cells.module.css';

export function NameWithCode({ name, code }: { readonly name: string; readonly code: string }) {
  return (
    <span className={classes.named}>
      <span className={classes.name} title={name}>
        {name}
      </span>
      <span className={classes.code}>{code}</span>
    </span>
  );
}
