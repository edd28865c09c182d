// The dealer of a document, with the way to its account.
import { Text } from '@mantine/core';
import { TextLink } from '@/ui/links';

export interface DealerNameProps {
  readonly dealer: {
    readonly dealerId: string;
    readonly dealerCode: string;
    readonly dealerName: string;
  };
}

export function DealerName({ dealer }: DealerNameProps) {
  return (
    <>
      <TextLink href={`/accounts/${dealer.dealerId}`} fw={560}>
        {dealer.dealerName}
      </TextLink>
      <Text size="xs" c="dimmed">
        {dealer.dealerCode}
      </Text>
    </>
  );
}
