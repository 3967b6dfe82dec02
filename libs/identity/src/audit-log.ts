import { Injectable } from '@nestjs/common';
@Injectable()
export class AuditLog {
  async record(_: {
    action: string;
    entity: string;
    entityId?: string;
    data: Record<string, unknown>;
  }): Promise<void> {}
}
