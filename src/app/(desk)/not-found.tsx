// The same inside the desk, whose frame is the main part of the page already.
import { NothingHere } from '../nothing-here';

export default function NotFound() {
  return <NothingHere />;
}
